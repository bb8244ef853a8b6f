import { sidecar } from "../sidecar.js";
import type { Sidecar } from "../sidecar.js";
import { placedAt } from "../site.js";
import type { SecretReference } from "../secrets.js";
import { also } from "./ready.js";
import type { ReadyOptions } from "./ready.js";

export interface DatadogAgentOptions extends ReadyOptions {
  /** Where the API key is kept; never its text. */
  readonly apiKey: SecretReference;
  /** Datadog's site; `datadoghq.com` if absent. */
  readonly site?: string;
  /** The image's tag; `7` if absent. */
  readonly version?: string;
}

/**
 * The Datadog agent `datadog-agent` for tasks on Fargate: containers of the task send it metrics (DogStatsD, UDP 8125) and traces (TCP 8126).
 * Source: docs.datadoghq.com, "Amazon ECS on AWS Fargate": the image, ECS_FARGATE, DD_API_KEY, DD_SITE, ports and `agent health`; 2026-11.
 *
 * @example
 * task("web")
 *   .fargate({ cpu: 512, memory: 1024 })
 *   .add(datadogAgent({ apiKey: secretsManager("datadog/api-key"), site: "datadoghq.eu" }))
 *   .container("app", (c) => c.image("web", "1"));
 */
export function datadogAgent(options: DatadogAgentOptions): Sidecar<"datadog-agent", "dogstatsd" | "apm", true, false> {
  const { repository = "public.ecr.aws/datadog/agent", version = "7", apiKey, site = "datadoghq.com" } = options;
  return placedAt(datadogAgent, () =>
    sidecar("datadog-agent", (c) => {
      const agent = c
        .image(repository, version)
        .env({ ECS_FARGATE: "true", DD_SITE: site, DD_APM_ENABLED: "true" })
        .secret("DD_API_KEY", apiKey)
        .port("dogstatsd", 8125, { protocol: "udp" })
        .port("apm", 8126)
        .healthCheck("agent health", { interval: 30, timeout: 5, retries: 3, startPeriod: 15 })
        .essential(false);
      return also(agent, options);
    }),
  );
}
