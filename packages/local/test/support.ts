import { ECSClient, type RegisterTaskDefinitionCommandInput } from "@aws-sdk/client-ecs";
import { request } from "node:http";
import { startLocal, type LocalEngine, type LocalOptions } from "../src/index.js";

/** An engine with an ECS client for it. */
export interface Bench {
  readonly local: LocalEngine;
  readonly ecs: ECSClient;
  close(): Promise<void>;
}

export async function bench(options: LocalOptions = {}): Promise<Bench> {
  const local = await startLocal({ seed: "test", ...options });
  const ecs = new ECSClient({ ...local.client, maxAttempts: 1 });
  return {
    local,
    ecs,
    async close() {
      ecs.destroy();
      await local.close();
    },
  };
}

/** A small Fargate task definition. */
export const web: RegisterTaskDefinitionCommandInput = {
  family: "web",
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  cpu: "256",
  memory: "512",
  containerDefinitions: [{ name: "app", image: "nginx:1.27", portMappings: [{ name: "http", containerPort: 8080 }] }],
};

export const network = { awsvpcConfiguration: { subnets: ["subnet-1", "subnet-2"] } };

export interface RawAnswer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

/** A request without an SDK in between, with whatever headers. */
export function raw(
  local: Pick<LocalEngine, "port">,
  options: { readonly method?: string; readonly path?: string; readonly headers?: Record<string, string>; readonly body?: string | Buffer },
): Promise<RawAnswer> {
  const { method = "POST", path = "/", headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: local.port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString() }),
      );
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** An AWS JSON call without an SDK in between. */
export function call(local: Pick<LocalEngine, "port">, target: string, body: string | Buffer): Promise<RawAnswer> {
  return raw(local, { headers: { "content-type": "application/x-amz-json-1.1", "x-amz-target": target }, body });
}

export const ecsTarget = (operation: string): string => `AmazonEC2ContainerServiceV20141113.${operation}`;
