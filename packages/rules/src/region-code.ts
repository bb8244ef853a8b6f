/** Whether the text has the form of a region's code, as `eu-west-1` and `us-gov-west-1` have, and as words that stand for one have not. */
export function isRegionCode(text: string): boolean {
  return /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/.test(text);
}
