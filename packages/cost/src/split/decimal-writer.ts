import { UNIT_DECIMALS } from "./share-pool.js";

const ZERO = 48;
const POINT = 46;
const MILLION = 1_000_000;

/** Writes whole units of 10^-12 as a decimal with twelve places, and returns where it ends. No text is made on the way. */
export function writeUnits(bytes: Uint8Array, at: number, units: number): number {
  const whole = Math.floor(units / (MILLION * MILLION));
  const fraction = units - whole * (MILLION * MILLION);
  const high = Math.floor(fraction / MILLION);
  const end = writeWhole(bytes, at, whole);
  bytes[end] = POINT;
  writeSix(bytes, end + 1, high);
  writeSix(bytes, end + 7, fraction - high * MILLION);
  return end + 1 + UNIT_DECIMALS;
}

function writeWhole(bytes: Uint8Array, at: number, whole: number): number {
  let digits = 1;
  for (let power = 10; power <= whole; power *= 10) digits++;
  for (let i = at + digits - 1, rest = whole; i >= at; i--) {
    const tenth = Math.floor(rest / 10);
    bytes[i] = ZERO + (rest - tenth * 10);
    rest = tenth;
  }
  return at + digits;
}

function writeSix(bytes: Uint8Array, at: number, value: number): void {
  let rest = value;
  for (let i = at + 5; i >= at; i--) {
    const tenth = (rest / 10) | 0;
    bytes[i] = ZERO + (rest - tenth * 10);
    rest = tenth;
  }
}
