import { applicationAutoscaling } from "./application-autoscaling/application-autoscaling.js";
import type { AwsService } from "./aws-service.js";
import { ec2 } from "./ec2/ec2.js";
import { ecs } from "./ecs/ecs.js";
import { elasticLoadBalancing } from "./elasticloadbalancing/elastic-load-balancing.js";
import { cloudWatch } from "./monitoring/cloudwatch.js";
import { cloudMap } from "./servicediscovery/cloud-map.js";
import { sts } from "./sts/sts.js";

/**
 * Every AWS service that the engine speaks. Logs, EventBridge Scheduler, EC2 Auto Scaling, CloudTrail and Config will stand here beside them: each
 * a folder named as requests are signed (`logs`, `scheduler`, `autoscaling`, `cloudtrail`, `config`).
 */
export const allServices: readonly AwsService[] = [ecs, cloudMap, applicationAutoscaling, elasticLoadBalancing, cloudWatch, ec2, sts];
