/**
 * The task sizes of AWS Fargate: for each cpu value (1024 units are one vCPU), the memory values (MiB) that go with it.
 * The one source of the builder's types and of the checks. Windows tasks take the sizes of 1024, 2048 and 4096 units only;
 * 8192 units and more need Linux platform version 1.4.0.
 *
 * Source: Amazon ECS Developer Guide, "Task CPU and memory" for Fargate, and the 32 vCPU sizes of the Fargate pricing page; read 2026-10.
 *
 * @example
 * fargateSizes[256]; // [512, 1024, 2048]
 */
export const fargateSizes = {
  256: [512, 1024, 2048],
  512: [1024, 2048, 3072, 4096],
  1024: [2048, 3072, 4096, 5120, 6144, 7168, 8192],
  2048: [4096, 5120, 6144, 7168, 8192, 9216, 10240, 11264, 12288, 13312, 14336, 15360, 16384],
  4096: [
    8192, 9216, 10240, 11264, 12288, 13312, 14336, 15360, 16384, 17408, 18432, 19456, 20480, 21504, 22528, 23552, 24576, 25600, 26624,
    27648, 28672, 29696, 30720,
  ],
  8192: [16384, 20480, 24576, 28672, 32768, 36864, 40960, 45056, 49152, 53248, 57344, 61440],
  16384: [32768, 40960, 49152, 57344, 65536, 73728, 81920, 90112, 98304, 106496, 114688, 122880],
  32768: [61440, 122880, 249856],
} as const;

/** The cpu values of Fargate, in cpu units. */
export type FargateCpu = keyof typeof fargateSizes;

/** The memory values, in MiB, that go with a Fargate cpu value. */
export type FargateMemory<C extends FargateCpu> = (typeof fargateSizes)[C][number];

/**
 * The cpu values that Windows tasks take on Fargate.
 *
 * @example
 * fargateWindowsCpu.includes(512); // false
 */
export const fargateWindowsCpu: readonly FargateCpu[] = [1024, 2048, 4096];

/**
 * The memory values (MiB) that Fargate offers with this cpu value (units), or undefined if it has no such cpu value.
 *
 * @example
 * fargateMemoryFor(512); // [1024, 2048, 3072, 4096]
 */
export function fargateMemoryFor(cpu: number): readonly number[] | undefined {
  return (fargateSizes as { readonly [cpu: number]: readonly number[] })[cpu];
}
