import type { LocalContainer } from "@stowage/model";
import type { ContainerDefinition } from "@stowage/model/ecs";
import type { SecretReference } from "../secrets.js";
import type { AnyLogs, AwsLogs } from "./container-types.js";

/**
 * What every container can do, whatever its task: constrain a mixin by it and the container's own type is kept.
 *
 * @example
 * const traced = <C extends ContainerCommon>(c: C): C => c.env("TRACING", "on").labels({ team: "shop" });
 * task("web").fargate({ cpu: 256, memory: 512 }).container("app", (c) => traced(c.image("web", "1")));
 */
export interface ContainerCommon {
  readonly "~ports": string;
  readonly "~healthy": boolean;
  readonly "~essential": boolean;

  /**
   * The image: a repository and a tag or digest, or the whole reference in one.
   *
   * @example
   * task("web").container("app", (c) => c.image("public.ecr.aws/nginx/nginx", "1.27"));
   */
  image(repository: string, tag?: string): this;

  /**
   * The secret with the user name and password of a private registry, by its ARN or its name in the same Region.
   *
   * @example
   * task("web").container("app", (c) => c.image("registry.example.com/web", "1").registryCredentials("registry"));
   */
  registryCredentials(secret: string): this;

  /**
   * The program's arguments, one a string; they replace the image's CMD.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").command("node", "server.js"));
   */
  command(...words: readonly string[]): this;

  /**
   * The program, one word a string; it replaces the image's ENTRYPOINT.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").entryPoint("/bin/tini", "--"));
   */
  entryPoint(...words: readonly string[]): this;

  /**
   * An environment variable. Not for secrets: everyone who may read the definition reads them.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").env("PORT", "8080"));
   */
  env(name: string, value: string): this;
  /**
   * Environment variables, name → value. Not for secrets: everyone who may read the definition reads them.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").env({ LOG: "info", COLOR: "off" }));
   */
  env(values: Readonly<Record<string, string>>): this;

  /**
   * A file of environment variables in S3, by its object's ARN.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").envFile("arn:aws:s3:::settings/web.env"));
   */
  envFile(arn: string): this;

  /**
   * An environment variable whose value ECS reads when the task starts. The execution role must be allowed to.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").secret("DB_URL", secretsManager("web/db", { key: "url" })));
   */
  secret(name: string, source: SecretReference): this;

  /**
   * Where output goes: the `awslogs` driver by its log group, or any driver as ECS has it.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").logs({ group: "/shop/web" }));
   * @example
   * const secretOptions = [{ name: "apikey", valueFrom: secretsManager("datadog/api-key") }];
   * task("web")
   *   .add(fluentBit())
   *   .container("app", (c) => c.image("web", "1").logs({ logDriver: "awsfirelens", options: { Name: "datadog", TLS: "on" }, secretOptions }));
   */
  logs(logs: AnyLogs | AwsLogs): this;

  /**
   * The user (and group) that the program runs as: `uid`, `uid:gid`, or names that the image knows.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").user("1000:1000"));
   */
  user(user: string): this;

  /**
   * The folder that the program starts in.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").workingDirectory("/srv"));
   */
  workingDirectory(path: string): this;

  /**
   * This container's share of cpu, in units (1024 are one vCPU); together at most the task's.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").cpu(256));
   */
  cpu(units: number): this;

  /**
   * Memory in MiB: what the container may use before it is killed, and what is reserved for it. On Fargate both may be left out.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").memory(512, { reserve: 256 }));
   */
  memory(limit: number | undefined, options?: { readonly reserve?: number }): this;

  /**
   * Seconds that others wait for this container to reach what they wait for; on Fargate 2 to 120, 120 if absent.
   *
   * @example
   * task("web").container("db", (c) => c.image("db", "1").startTimeout(60));
   */
  startTimeout(seconds: number): this;

  /**
   * Seconds between SIGTERM and SIGKILL when the task stops; on Fargate 2 to 120, 30 if absent.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").stopTimeout(90));
   */
  stopTimeout(seconds: number): this;

  /**
   * Restart the container in its task when it exits. `after` is the seconds that it must have run before, 60 to 1800 (300 if absent).
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").restart({ ignoreExitCodes: [0], after: 60 }));
   */
  restart(policy?: { readonly ignoreExitCodes?: readonly number[]; readonly after?: number }): this;

  /**
   * Docker labels.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").labels({ team: "shop" }));
   */
  labels(labels: Readonly<Record<string, string>>): this;

  /**
   * Volumes of another container of the task, mounted at the same paths.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").volumesFrom("assets", { readOnly: true }));
   */
  volumesFrom(container: string, options?: { readonly readOnly?: boolean }): this;

  /**
   * Whether the tag is resolved to a digest once per deployment, so that all tasks of it run the same image; `enabled` if absent.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "latest").versionConsistency("disabled"));
   */
  versionConsistency(value: "disabled" | "enabled"): this;

  /**
   * Allocate a terminal, keep standard input open, or both (`docker run -it`).
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").terminal({ interactive: true, pseudoTerminal: true }));
   */
  terminal(options: { readonly interactive?: boolean; readonly pseudoTerminal?: boolean }): this;

  /**
   * Makes this container the log router that the `awsfirelens` driver of the others sends to.
   *
   * @example
   * task("web").container("router", (c) => c.image("public.ecr.aws/aws-observability/aws-for-fluent-bit", "stable").firelens("fluentbit"));
   */
  firelens(type: "fluentbit" | "fluentd", options?: Readonly<Record<string, string>>): this;

  /**
   * Credential specification files (for Active Directory), by their ARNs.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").credentialSpecs("credentialspecdomainless:arn:aws:s3:::specs/web.json"));
   */
  credentialSpecs(...specs: readonly string[]): this;

  /**
   * How to run the container without a container engine (`stowage local --driver process`). Never sent to AWS.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").local({ command: ["node", "server.js"], cwd: "web" }));
   */
  local(run: LocalContainer): this;

  /**
   * Members of the request as ECS has them, laid over what the other steps said, wherever they stand: each takes the place of the whole
   * member, and undefined takes it away. A function gets what was said so far. For a member that the model does not know yet, name a request
   * type that has it, one of your own or a newer SDK's; some of its members suffice.
   *
   * @example
   * task("web").container("app", (c) => c.image("web", "1").raw({ hostname: "web" }));
   */
  raw<T extends object = Partial<ContainerDefinition>>(
    fields: Partial<NoInfer<T>> | ((request: Partial<ContainerDefinition>) => Partial<NoInfer<T>>),
  ): this;
}
