/**
 * How AWS bills time and size.
 *
 * Sources: AWS Fargate pricing page (read 2026-10-09): from the start of the image pull to the end of the task, rounded up to the next
 * second, at least a minute on Linux and five on Windows; a GB is 1024^3 bytes; 20 GB of ephemeral storage are included. Amazon ECS pricing
 * page (reading of 2026-09-20): ECS Managed Instances per second with a minimum of a minute, ECS Anywhere by the hour.
 *
 * @example
 * billing.minimumSeconds.windows; // 300
 */
export const billing = {
  minimumSeconds: { linux: 60, windows: 300, managedInstances: 60, anywhere: 3600 },
  includedStorageGib: 20,
  /** The month of AWS's own calculators. */
  hoursPerMonth: 730,
} as const;

/**
 * The seconds that Fargate bills for a task that ran this long, image pull included.
 *
 * @example
 * billedSeconds(12.2, "linux"); // 60
 */
export function billedSeconds(seconds: number, os: "linux" | "windows"): number {
  return Math.max(Math.ceil(seconds), billing.minimumSeconds[os]);
}
