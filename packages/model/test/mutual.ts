/**
 * `true` if every field of one type accepts the other's and the reverse; otherwise the fields that do not, so that the compiler names them.
 * Two habits of the SDK are set aside: required members are typed `T | undefined`, and unions carry `$unknown`.
 */
export type Mutual<A, B> = Mismatch<Plain<A>, Plain<B>> extends never ? true : Mismatch<Plain<A>, Plain<B>>;

type Mismatch<A, B> = { [K in keyof A | keyof B]-?: K extends keyof A & keyof B ? ([A[K], B[K]] extends [B[K], A[K]] ? never : K) : K }[
  | keyof A
  | keyof B];

type Plain<T> = T extends Date | Uint8Array
  ? T
  : T extends (infer U)[]
    ? Plain<U>[]
    : T extends { $unknown: [string, unknown] }
      ? never
      : T extends object
        ? { [K in keyof T as K extends "$unknown" | "$metadata" ? never : K]-?: Plain<Exclude<T[K], undefined>> }
        : T;
