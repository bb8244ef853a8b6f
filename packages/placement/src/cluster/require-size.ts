/** A million vCPUs, or a pebibyte (our choice): what is more is a slip of the pen, or bytes instead of MiB. The difference of two stays within 32 bits. */
const MOST = 2 ** 30;

/** @throws RangeError unless it is a whole number from 0 to 2^30. */
export function requireSize(value: number, name: string): void {
  if (!Number.isSafeInteger(value) || value < 0 || value > MOST) {
    throw new RangeError(`${name} is ${value}; it is a whole number from 0 to ${MOST}, cpu in CPU units and memory in MiB`);
  }
}
