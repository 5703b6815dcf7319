/** Values by name, a value per team-game or per game. */
export class Samples {
  private readonly values = new Map<string, number[]>();

  add(name: string, value: number): void {
    const list = this.values.get(name);
    if (list) list.push(value);
    else this.values.set(name, [value]);
  }

  sum = (name: string): number => (this.values.get(name) ?? []).reduce((a, b) => a + b, 0);

  mean(name: string): number {
    return this.sum(name) / (this.values.get(name) ?? []).length;
  }

  sd(name: string): number {
    const list = this.values.get(name) ?? [];
    const mean = this.mean(name);
    return Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length);
  }
}
