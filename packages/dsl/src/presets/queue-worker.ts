import type { TargetTrackingMetricDataQuery } from "@stowage/model/application-autoscaling";
import type { ServiceCommon } from "../service/service-common.js";
import type { ScaledService } from "../service/service-types.js";
import { placedAt } from "../site.js";

export interface QueueWorkerOptions {
  /** The name of the Amazon SQS queue. */
  readonly queue: string;
  /** Waiting messages for each task to hold: how many one task may have before it, at the latency that you accept. */
  readonly backlog: number;
  /** Least number of tasks; 1 if absent. With 0 nobody would be there to begin. */
  readonly min?: number;
  /** Most tasks; 10 if absent. */
  readonly max?: number;
}

/**
 * A worker that takes messages from a queue: deployed with a circuit breaker that rolls back, and scaled by the backlog of each task, so it needs
 * Container Insights on its cluster. Source:
 * Application Auto Scaling user guide, "Create a target tracking scaling policy … using metric math" (the expression for SQS and ECS); 2026-11.
 *
 * @example
 * app("shop", { worker })
 *   .cluster("main", { containerInsights: "enabled" })
 *   .configure({ worker: (s) => queueWorker(s, { queue: "orders", backlog: 100 }) });
 */
export function queueWorker<S extends ServiceCommon>(service: S, options: QueueWorkerOptions): S {
  const { queue, backlog, min = 1, max = 10 } = options;
  return placedAt(queueWorker, () =>
    service
      .rolling({ min: 100, max: 200, circuitBreaker: { rollback: true } })
      .scale<number, number>({ min, max })
      .scalingPolicy(`${queue}-backlog`, (own) => ({
        PolicyType: "TargetTrackingScaling",
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: backlog,
          CustomizedMetricSpecification: { Metrics: [waiting(queue), running(own), perTask] },
        },
      })),
  );
}

function waiting(queue: string): TargetTrackingMetricDataQuery {
  const Dimensions = [{ Name: "QueueName", Value: queue }];
  const Metric = { MetricName: "ApproximateNumberOfMessagesVisible", Namespace: "AWS/SQS", Dimensions };
  return { Id: "waiting", MetricStat: { Metric, Stat: "Sum" }, ReturnData: false };
}

function running({ cluster, service }: ScaledService): TargetTrackingMetricDataQuery {
  const Dimensions = [
    { Name: "ClusterName", Value: cluster },
    { Name: "ServiceName", Value: service },
  ];
  const Metric = { MetricName: "RunningTaskCount", Namespace: "ECS/ContainerInsights", Dimensions };
  return { Id: "running", MetricStat: { Metric, Stat: "Average" }, ReturnData: false };
}

const perTask: TargetTrackingMetricDataQuery = {
  Id: "backlog",
  Expression: "waiting / running",
  Label: "Waiting messages for each task",
  ReturnData: true,
};
