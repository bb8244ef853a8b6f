import {
  PutScalingPolicyCommand,
  PutScheduledActionCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import type { PutScheduledActionCommandInput } from "@aws-sdk/client-application-auto-scaling";
import { CreateServiceCommand, RegisterTaskDefinitionCommand, TagResourceCommand, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import { CreateHttpNamespaceCommand, GetOperationCommand } from "@aws-sdk/client-servicediscovery";
import { serversBefore, StowageError } from "@stowage/model";
import type { Wire } from "@stowage/model";
import type { PutScheduledActionRequest } from "@stowage/model/application-autoscaling";
import { schema } from "@stowage/model/ecs";
import type { CreateServiceRequest } from "@stowage/model/ecs";
import { accepted } from "./accepted.js";
import { associateCapacityProviders, makeCapacityProvider, makeCluster } from "./apply-capacity.js";
import { edgeOf } from "./apply-load-balancers.js";
import type { Edge, EdgeKind } from "./apply-load-balancers.js";
import { describeAwsError } from "./aws-error.js";
import { inParallel } from "./chunks.js";
import type { Clients } from "./clients.js";
import { realClock } from "./clock.js";
import type { Clock } from "./clock.js";
import type { Change, Plan } from "./change.js";
import { inWaves } from "./in-waves.js";
import { differsBesideTags, lackingTags } from "./tags.js";

/** What `apply` is told beside the plan. */
export interface ApplyOptions {
  /** Called before and after each change that is made. */
  readonly onProgress?: (change: Change, state: "started" | "done") => void;
  readonly clock?: Clock;
}

/** What applying a plan led to. */
export interface Applied {
  /** Family → the ARN of the revision that the services use now. */
  readonly taskDefinitions: ReadonlyMap<string, string>;
  /** How many changes were made. */
  readonly changed: number;
}

/**
 * Makes the changes of a plan: what it marks `none` is not touched, so no revision is registered that changes nothing. It returns when AWS
 * has accepted everything; `waitUntilStable` waits for the tasks. Services that others call through Service Connect go before these.
 *
 * @throws {StowageError} `aws-…` for what AWS answers. What was done before stays done; plan again to see what is left.
 * @example
 * await apply(await plan(assembly, clients), clients, { onProgress: ({ kind, name }, state) => console.log(state, kind, name) });
 */
export async function apply(plan: Plan, clients: Clients, options: ApplyOptions = {}): Promise<Applied> {
  const { onProgress = () => {}, clock = realClock } = options;
  const revisions = new Map(
    plan.changes.filter(({ kind, arn }) => kind === "task-definition" && arn !== undefined).map(({ name, arn }) => [name, arn!]),
  );
  const edge = edgeOf(plan.assembly, plan.changes, clients.elb);
  const pending = plan.changes.filter(({ action }) => action !== "none");
  try {
    // Later kinds name earlier ones, so kinds go in turn. Within a kind order matters to services alone: tasks reach only the endpoints that are
    // there when they start. ECS makes an endpoint as it takes the service's configuration, so no tasks are waited for (our choice).
    const before = serversBefore(plan.assembly);
    for (const kind of kinds) {
      const ofKind = pending.filter((change) => change.kind === kind);
      for (const wave of kind === "service" ? inWaves(ofKind, before) : [ofKind]) {
        await inParallel(wave, async (change) => {
          onProgress(change, "started");
          await makers[kind](change, { plan, clients, clock, revisions, edge });
          onProgress(change, "done");
        });
      }
    }
  } catch (error) {
    throw describeAwsError(error);
  }
  return { taskDefinitions: revisions, changed: pending.length };
}

const kinds = [
  "namespace",
  "target-group",
  "load-balancer",
  "listener",
  "listener-rule",
  "cluster",
  "capacity-provider",
  "cluster-capacity-providers",
  "task-definition",
  "service",
  "scalable-target",
  "scaling-policy",
  "scheduled-action",
] as const;

interface Context {
  readonly plan: Plan;
  readonly clients: Clients;
  readonly clock: Clock;
  readonly revisions: Map<string, string>;
  readonly edge: Edge;
}

const makers: { readonly [K in Change["kind"]]: (change: Change, context: Context) => Promise<void> } = {
  async namespace({ name }, { plan, clients: { discovery }, clock }) {
    const { OperationId } = await discovery.send(new CreateHttpNamespaceCommand(plan.assembly.namespaces![name]!));
    // Cloud Map creates in the background; the first look is soon, later ones are not.
    for (let delay = 50; ; delay = Math.min(delay * 2, 2000)) {
      const { Operation } = await discovery.send(new GetOperationCommand({ OperationId }));
      if (Operation?.Status === "SUCCESS") return;
      if (Operation?.Status === "FAIL") {
        throw new StowageError(
          "namespace-failed",
          `Cloud Map could not create the namespace ${name}: ${Operation.ErrorMessage ?? Operation.ErrorCode}`,
        );
      }
      await clock.sleep(delay);
    }
  },

  async cluster(change, context) {
    await makeCluster(change, { ...context, assembly: context.plan.assembly });
    await tag(change, context.clients);
  },

  async "capacity-provider"(change, context) {
    await makeCapacityProvider(change, { ...context, assembly: context.plan.assembly });
    await tag(change, context.clients);
  },

  "cluster-capacity-providers": (change, context) => associateCapacityProviders(change, { ...context, assembly: context.plan.assembly }),

  "load-balancer": makeAtEdge,
  "target-group": makeAtEdge,
  listener: makeAtEdge,
  "listener-rule": makeAtEdge,

  async "task-definition"({ name }, { plan, clients: { ecs }, revisions }) {
    const { taskDefinition } = await ecs.send(new RegisterTaskDefinitionCommand(plan.assembly.taskDefinitions![name]!));
    revisions.set(name, taskDefinition!.taskDefinitionArn!);
  },

  async service(change, { plan, clients, revisions, edge }) {
    const { name, action, differences } = change;
    const { ecs } = clients;
    await tag(change, clients);
    const request = await edge.named(plan.assembly.services![name]!);
    const taskDefinition =
      request.taskDefinition === undefined ? undefined : (revisions.get(request.taskDefinition) ?? request.taskDefinition);
    if (action === "create") return void (await ecs.send(new CreateServiceCommand({ ...request, taskDefinition })));
    if (!differsBesideTags(differences)) return;
    const scaled = plan.assembly.scaling?.[name] !== undefined;
    await ecs.send(
      new UpdateServiceCommand({
        ...updateMembers(request, scaled),
        cluster: request.cluster,
        service: request.serviceName,
        taskDefinition,
      }),
    );
  },

  async "scalable-target"({ name }, { plan, clients: { scaling } }) {
    await scaling.send(new RegisterScalableTargetCommand(plan.assembly.scaling![name]!.target));
  },

  async "scaling-policy"({ name }, { plan, clients: { scaling } }) {
    const { policies = [] } = plan.assembly.scaling![serviceOf(name)]!;
    await scaling.send(new PutScalingPolicyCommand(policies.find(({ PolicyName }) => name === `${serviceOf(name)}/${PolicyName}`)!));
  },

  async "scheduled-action"({ name }, { plan, clients: { scaling } }) {
    const { scheduled = [] } = plan.assembly.scaling![serviceOf(name)]!;
    await scaling.send(
      new PutScheduledActionCommand(
        withDates(scheduled.find(({ ScheduledActionName }) => name === `${serviceOf(name)}/${ScheduledActionName}`)!),
      ),
    );
  },
};

async function makeAtEdge(change: Change, { edge }: Context): Promise<void> {
  await edge.make(change as Change & { readonly kind: EdgeKind });
}

function serviceOf(name: string): string {
  return name.split("/").slice(0, 2).join("/");
}

/** Gives what exists in ECS the tags that it lacks; what is created has them from its request. */
async function tag({ action, arn, differences }: Change, { ecs }: Clients): Promise<void> {
  const tags = action === "update" ? lackingTags(differences).map(([key, value]) => ({ key, value })) : [];
  if (tags.length > 0 && arn !== undefined) await ecs.send(new TagResourceCommand({ resourceArn: arn, tags }));
}

/** What UpdateService takes of a CreateService request. Where scaling owns the desired count, it is left alone. */
function updateMembers(request: CreateServiceRequest, scaled: boolean): Partial<CreateServiceRequest> {
  const { desiredCount, ...rest } = accepted(schema, "UpdateServiceRequest", request);
  return { ...rest, ...(!scaled && desiredCount !== undefined && { desiredCount }) };
}

function withDates(request: Wire<PutScheduledActionRequest>): PutScheduledActionCommandInput {
  const date = (seconds: number | undefined): Date | undefined => (seconds === undefined ? undefined : new Date(seconds * 1000));
  return { ...request, StartTime: date(request.StartTime), EndTime: date(request.EndTime) } as PutScheduledActionCommandInput;
}
