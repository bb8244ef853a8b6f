import type { FargateCpu, FargateMemory } from "@stowage/model";
import type { CPUArchitecture, OSFamily } from "@stowage/model/ecs";
import type { Err } from "../error-text.js";

/** MiB that go with 256 cpu units: 512, 1024 or 2048. */
export type MemoryFor256Cpu = FargateMemory<256>;
/** MiB that go with 512 cpu units: 1024 to 4096 in steps of 1024. */
export type MemoryFor512Cpu = FargateMemory<512>;
/** MiB that go with 1024 cpu units: 2048 to 8192 in steps of 1024. */
export type MemoryFor1024Cpu = FargateMemory<1024>;
/** MiB that go with 2048 cpu units: 4096 to 16384 in steps of 1024. */
export type MemoryFor2048Cpu = FargateMemory<2048>;
/** MiB that go with 4096 cpu units: 8192 to 30720 in steps of 1024. */
export type MemoryFor4096Cpu = FargateMemory<4096>;
/** MiB that go with 8192 cpu units: 16384 to 61440 in steps of 4096. */
export type MemoryFor8192Cpu = FargateMemory<8192>;
/** MiB that go with 16384 cpu units: 32768 to 122880 in steps of 8192. */
export type MemoryFor16384Cpu = FargateMemory<16384>;
/** MiB that go with 32768 cpu units: 61440, 122880 or 249856. */
export type MemoryFor32768Cpu = FargateMemory<32768>;

/** The memory (MiB) that goes with each cpu value of Fargate, named so that an error says what it belongs to. */
export interface FargateMemoryByCpu {
  256: MemoryFor256Cpu;
  512: MemoryFor512Cpu;
  1024: MemoryFor1024Cpu;
  2048: MemoryFor2048Cpu;
  4096: MemoryFor4096Cpu;
  8192: MemoryFor8192Cpu;
  16384: MemoryFor16384Cpu;
  32768: MemoryFor32768Cpu;
}

/** The operating systems of Fargate. */
export type FargateOs = Extract<
  OSFamily,
  | "LINUX"
  | "WINDOWS_SERVER_2019_CORE"
  | "WINDOWS_SERVER_2019_FULL"
  | "WINDOWS_SERVER_2022_CORE"
  | "WINDOWS_SERVER_2022_FULL"
  | "WINDOWS_SERVER_2025_CORE"
  | "WINDOWS_SERVER_2025_FULL"
>;

/** The processor for an operating system: Windows has no ARM64. */
export type ArchFor<O extends OSFamily> = O extends "LINUX" ? CPUArchitecture : "X86_64";

/** A size that Fargate offers: the cpu (units) decides which memory (MiB) is valid. */
export interface FargateSize<C extends FargateCpu, O extends FargateOs> {
  readonly cpu: C;
  readonly memory: FargateMemoryByCpu[NoInfer<C>];
  /** X86_64 if absent. */
  readonly arch?: ArchFor<NoInfer<O>>;
  /** LINUX if absent. Windows comes with 1024, 2048 and 4096 units only. */
  readonly os?: O extends "LINUX" ? O : C extends 1024 | 2048 | 4096 ? O : Err<"Windows on Fargate has 1024, 2048 or 4096 cpu units">;
}
