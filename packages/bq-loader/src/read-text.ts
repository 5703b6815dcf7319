const DIGITS = /^\d+$/;

/** What is said: null for the five ways in which these feeds say nothing (absent, null, "", blank, "None"); text loses the blanks around it. */
export function said(raw: unknown): unknown {
  if (raw === undefined || raw === null) return null;
  if (typeof raw !== 'string') return raw;
  const text = raw.trim();
  return text === '' || text === 'None' ? null : text;
}

/** Text; a whole number is taken as its digits. Half a surrogate pair is no text. */
export function readText(raw: unknown): string | null | undefined {
  const value = said(raw);
  if (typeof value === 'string') return value.isWellFormed() ? value : undefined;
  if (value === null) return null;
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

/** A list of words as one text, joined by commas. */
export function readTexts(raw: unknown): string | null | undefined {
  if (raw === undefined || raw === null) return null;
  if (!Array.isArray(raw)) return undefined;
  if (raw.length === 0) return null;
  const texts = raw.map(readText);
  return texts.every((text) => typeof text === 'string' && !text.includes(',')) ? texts.join(',') : undefined;
}

/** Digits, from a number or from text; 0 is nobody. */
export function readId(raw: unknown): string | null | undefined {
  if (typeof raw === 'number') {
    if (raw === 0) return null;
    return Number.isSafeInteger(raw) && raw > 0 ? String(raw) : undefined;
  }
  const value = said(raw);
  if (value === null || value === '0') return null;
  return typeof value === 'string' && DIGITS.test(value) ? value : undefined;
}

/** Text of that form and of no other. */
export function readForm(form: RegExp): (raw: unknown) => string | null | undefined {
  return (raw) => {
    const value = said(raw);
    if (value === null) return null;
    return typeof value === 'string' && form.test(value) ? value : undefined;
  };
}
