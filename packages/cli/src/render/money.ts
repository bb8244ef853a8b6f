/** A decimal string with so many digits after the point, rounded half up, without ever becoming a binary fraction. */
export function money(amount: string, digits = 2): string {
  const negative = amount.startsWith("-");
  const [whole = "0", fraction = ""] = amount.replace("-", "").split(".");
  const scaled = BigInt(whole + fraction.padEnd(digits, "0").slice(0, digits)) + (Number(fraction[digits] ?? "0") >= 5 ? 1n : 0n);
  const text = scaled.toString().padStart(digits + 1, "0");
  const shown = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return negative && scaled !== 0n ? `-${shown}` : shown;
}
