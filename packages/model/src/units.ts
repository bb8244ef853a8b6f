/**
 * Task `cpu` as cpu units: `"1024"`, `"1 vCPU"`, `".5 vcpu"` → 1024, 1024, 512. Undefined if ECS would not read it.
 * Source: RegisterTaskDefinition, member `cpu`.
 *
 * @example
 * parseTaskCpu("0.5 vCPU"); // 512
 */
export function parseTaskCpu(text: string): number | undefined {
  const vcpu = /^\s*(\d+|\d*\.\d+)\s*vcpu\s*$/i.exec(text);
  if (vcpu) return wholeOrUndefined(Number(vcpu[1]) * 1024);
  return /^\s*\d+\s*$/.test(text) ? Number(text) : undefined;
}

/**
 * Task `memory` as MiB: `"2048"`, `"2GB"`, `"0.5 gb"` → 2048, 2048, 512. Undefined if ECS would not read it.
 * Source: RegisterTaskDefinition, member `memory`.
 *
 * @example
 * parseTaskMemory("2GB"); // 2048
 */
export function parseTaskMemory(text: string): number | undefined {
  const gigabytes = /^\s*(\d+|\d*\.\d+)\s*gb\s*$/i.exec(text);
  if (gigabytes) return wholeOrUndefined(Number(gigabytes[1]) * 1024);
  return /^\s*\d+\s*$/.test(text) ? Number(text) : undefined;
}

function wholeOrUndefined(value: number): number | undefined {
  return Number.isInteger(value) ? value : undefined;
}
