import { arnIn } from "./place.js";
import type { IamPlace } from "./place.js";
import type { PolicyCondition, PolicyDocument } from "./policy-document.js";

/**
 * The trust of a task role. AWS recommends the conditions against a confused deputy; a single cluster cannot be named.
 * Source: developer guide, task-iam-roles, "Creating the task IAM role".
 */
export function taskRoleTrust(place: IamPlace): PolicyDocument {
  if (place.account === "*") return trust("ecs-tasks.amazonaws.com");
  return trust("ecs-tasks.amazonaws.com", {
    ArnLike: { "aws:SourceArn": arnIn(place, "ecs", "*") },
    StringEquals: { "aws:SourceAccount": place.account },
  });
}

/** The trust of a task execution role: AWS documents it without conditions. Source: developer guide, task_execution_IAM_role. */
export function executionRoleTrust(): PolicyDocument {
  return trust("ecs-tasks.amazonaws.com");
}

/** Source: developer guide, infrastructure_IAM_role and blue-green-permissions: without conditions. */
export function infrastructureTrust(): PolicyDocument {
  return trust("ecs.amazonaws.com");
}

/** Source: developer guide, instance_IAM_role: EC2 passes on the instance's own role, so there is no deputy to confuse. */
export function instanceTrust(place: IamPlace): PolicyDocument {
  return trust(ec2Principal(place));
}

/** What EC2 is called where roles are passed to it. Source: AWS's managed policy AmazonECS_FullAccess, which names both. */
export function ec2Principal({ partition }: IamPlace): string {
  return partition === "aws-cn" ? "ec2.amazonaws.com.cn" : "ec2.amazonaws.com";
}

/** The trust of the role of external instances. Source: Systems Manager user guide, hybrid-multicloud-service-role. */
export function externalInstanceTrust(place: IamPlace): PolicyDocument {
  if (place.account === "*") return trust("ssm.amazonaws.com");
  return trust("ssm.amazonaws.com", {
    ArnEquals: { "aws:SourceArn": arnIn(place, "ssm", "*") },
    StringEquals: { "aws:SourceAccount": place.account },
  });
}

function trust(service: string, condition?: PolicyCondition): PolicyDocument {
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole", ...(condition && { Condition: condition }) }],
  };
}
