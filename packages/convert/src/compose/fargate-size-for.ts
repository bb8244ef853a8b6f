import { fargateSizes } from "@stowage/model";

/** The smallest size of Fargate with at least this cpu (units) and memory (MiB); undefined if there is none. */
export function fargateSizeFor(cpu: number, memory: number): { readonly cpu: number; readonly memory: number } | undefined {
  for (const [units, memories] of Object.entries(fargateSizes)) {
    const enough = Number(units) >= cpu ? (memories as readonly number[]).find((mebibytes) => mebibytes >= memory) : undefined;
    if (enough !== undefined) return { cpu: Number(units), memory: enough };
  }
  return undefined;
}
