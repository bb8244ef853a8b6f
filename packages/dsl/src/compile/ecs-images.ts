/** What has to be known of an image that makes an instance of a cluster. */
export interface ImageFacts {
  /** The public parameter of SSM that holds the newest image's id. */
  readonly parameter: string;
  readonly arch: "arm64" | "x86_64";
  /** What reads the user data. */
  readonly family: "bottlerocket" | "linux" | "windows";
  /** The device of the root volume, or for Bottlerocket of the volume that holds images and containers. */
  readonly device: string;
}

/** An ECS-optimized image by name. */
export type EcsImage =
  | "al2023"
  | "al2023-arm64"
  | "al2023-gpu"
  | "al2023-neuron"
  | "bottlerocket"
  | "bottlerocket-arm64"
  | "bottlerocket-gpu"
  | "windows-2019-core"
  | "windows-2019-full"
  | "windows-2022-core"
  | "windows-2022-full"
  | "windows-2025-core"
  | "windows-2025-full";

const linux = { arch: "x86_64", family: "linux", device: "/dev/xvda" } as const;
const windowsPath = "/aws/service/ami-windows-latest";
const windowsServer = { arch: "x86_64", family: "windows", device: "/dev/sda1" } as const;
const bottlerocket = { arch: "x86_64", family: "bottlerocket", device: "/dev/xvdb" } as const;

/**
 * The ECS-optimized images. Source: ECS developer guide, "Retrieving Amazon ECS-optimized Linux AMI metadata", "… Windows AMI metadata" and
 * "Retrieving an Amazon ECS-optimized Bottlerocket AMI"; read 2026-11.
 *
 * @example
 * ecsImages["al2023-arm64"].parameter; // "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id"
 */
export const ecsImages: { readonly [name in EcsImage]: ImageFacts } = {
  al2023: { parameter: "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id", ...linux },
  "al2023-arm64": { parameter: "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64/recommended/image_id", ...linux, arch: "arm64" },
  "al2023-gpu": { parameter: "/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id", ...linux },
  "al2023-neuron": { parameter: "/aws/service/ecs/optimized-ami/amazon-linux-2023/neuron/recommended/image_id", ...linux },
  bottlerocket: { parameter: "/aws/service/bottlerocket/aws-ecs-2/x86_64/latest/image_id", ...bottlerocket },
  "bottlerocket-arm64": { parameter: "/aws/service/bottlerocket/aws-ecs-2/arm64/latest/image_id", ...bottlerocket, arch: "arm64" },
  "bottlerocket-gpu": { parameter: "/aws/service/bottlerocket/aws-ecs-2-nvidia/x86_64/latest/image_id", ...bottlerocket },
  "windows-2019-core": windows("2019", "Core"),
  "windows-2019-full": windows("2019", "Full"),
  "windows-2022-core": windows("2022", "Core"),
  "windows-2022-full": windows("2022", "Full"),
  "windows-2025-core": windows("2025", "Core"),
  "windows-2025-full": windows("2025", "Full"),
};

function windows(version: string, edition: "Core" | "Full"): ImageFacts {
  return { parameter: `${windowsPath}/Windows_Server-${version}-English-${edition}-ECS_Optimized/image_id`, ...windowsServer };
}

/** What is known of an image: all of one by name; what reads the user data of one by AWS's parameters; nothing of others. */
export function factsOf(image: string): Partial<ImageFacts> {
  if (Object.hasOwn(ecsImages, image)) return ecsImages[image as EcsImage];
  if (image.startsWith("resolve:ssm:/aws/service/bottlerocket/")) return { family: bottlerocket.family, device: bottlerocket.device };
  return image.startsWith(`resolve:ssm:${windowsPath}/`) ? windowsServer : {};
}

/** Whether an instance type has one of AWS's own ARM processors: its family ends in a `g` after the generation (`m7g`, `c8gn`, `x2gd`), or is `a1`. */
export function isArm(instanceType: string): boolean {
  return /^(?:a1|[a-z]+\d+g[a-z0-9-]*)\./.test(instanceType);
}
