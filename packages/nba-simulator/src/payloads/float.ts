// In every Node that we support; TypeScript does not know it yet. The object stands for its text in JSON.stringify.
const { rawJSON } = JSON as unknown as { rawJSON(text: string): object };

/** A number that the league writes with a point even when it is whole: 21.0, 0.5, 0.482954545454545 (15 digits). */
export function float(value: number, digits = 15): object {
  const rounded = Number(value.toPrecision(digits));
  return rawJSON(Number.isInteger(rounded) ? `${rounded}.0` : String(rounded));
}

/** made / attempted as the CDN writes it: 0.0 when nothing was attempted. */
export function share(made: number, attempted: number): object {
  return float(attempted === 0 ? 0 : made / attempted);
}

/** made / attempted as stats V3 writes it: three digits after the point. */
export function shortShare(made: number, attempted: number): object {
  return float(attempted === 0 ? 0 : Math.round((made / attempted) * 1000) / 1000);
}
