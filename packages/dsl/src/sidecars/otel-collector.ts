import { sidecar } from "../sidecar.js";
import type { Sidecar } from "../sidecar.js";
import { placedAt } from "../site.js";
import type { SecretReference } from "../secrets.js";
import { also } from "./ready.js";
import type { ReadyOptions } from "./ready.js";

export interface OtelCollectorOptions extends ReadyOptions {
  /** The image's tag, a release: `v0.43.1`. */
  readonly version: string;
  /** A configuration that the image holds; `/etc/ecs/ecs-default-config.yaml` (traces to X-Ray, metrics to CloudWatch) if absent. */
  readonly config?: string;
  /** A configuration of one's own, read from a parameter of SSM, in place of `config`. */
  readonly configFrom?: SecretReference;
}

/**
 * The AWS Distro for OpenTelemetry collector `aws-otel-collector`: containers of the task send it OTLP, on port 4317 (gRPC) or 4318 (HTTP).
 * The task role needs what its exporters call. Source: aws-otel.github.io, "Setting up AWS Distro for OpenTelemetry Collector in Amazon ECS":
 * the image, its configurations, AOT_CONFIG_CONTENT and `/healthcheck`; 2026-11.
 *
 * @example
 * task("web")
 *   .fargate({ cpu: 512, memory: 1024 })
 *   .add(otelCollector({ version: "v0.43.1" }))
 *   .container("app", (c) => c.image("web", "1").dependsOn("aws-otel-collector", "HEALTHY"));
 */
export function otelCollector(options: OtelCollectorOptions): Sidecar<"aws-otel-collector", "otlp-grpc" | "otlp-http", true, false> {
  const { repository = "public.ecr.aws/aws-observability/aws-otel-collector", version, configFrom } = options;
  const { config = "/etc/ecs/ecs-default-config.yaml" } = options;
  return placedAt(otelCollector, () =>
    sidecar("aws-otel-collector", (c) => {
      const image = c.image(repository, version);
      const configured = configFrom === undefined ? image.command(`--config=${config}`) : image.secret("AOT_CONFIG_CONTENT", configFrom);
      const collector = configured
        .port("otlp-grpc", 4317)
        .port("otlp-http", 4318)
        .healthCheck(["CMD", "/healthcheck"], { interval: 6, timeout: 5, retries: 5, startPeriod: 1 })
        .essential(false);
      return also(collector, options);
    }),
  );
}
