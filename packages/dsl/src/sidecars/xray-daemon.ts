import { sidecar } from "../sidecar.js";
import type { Sidecar } from "../sidecar.js";
import { placedAt } from "../site.js";
import { also } from "./ready.js";
import type { ReadyOptions } from "./ready.js";

export interface XrayDaemonOptions extends ReadyOptions {
  /** The image's tag; `3.x` if absent. */
  readonly version?: string;
}

/**
 * The AWS X-Ray daemon `xray-daemon`: containers of the task send it segments by UDP on port 2000. The task role needs
 * AWSXRayDaemonWriteAccess. Source: X-Ray developer guide, "Running the X-Ray daemon on Amazon ECS" (port, cpu 32, 256 MiB reserved) and
 * "AWS X-Ray daemon" (the public repository); 2026-11. AWS recommends the OpenTelemetry collector for what is new.
 *
 * @example
 * task("web").fargate({ cpu: 256, memory: 512 }).add(xrayDaemon()).container("app", (c) => c.image("web", "1"));
 */
export function xrayDaemon(options: XrayDaemonOptions = {}): Sidecar<"xray-daemon", "xray", false, false> {
  const { repository = "public.ecr.aws/xray/aws-xray-daemon", version = "3.x" } = options;
  return placedAt(xrayDaemon, () =>
    sidecar("xray-daemon", (c) => {
      const daemon = c
        .image(repository, version)
        .cpu(32)
        .memory(undefined, { reserve: 256 })
        .port("xray", 2000, { protocol: "udp" })
        .essential(false);
      return also(daemon, options);
    }),
  );
}
