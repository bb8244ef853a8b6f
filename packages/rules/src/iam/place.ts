import { parseArn, partitionOf } from "@stowage/model";
import type { Assembly } from "@stowage/model";
import type { RegisterTaskDefinitionRequest } from "@stowage/model/ecs";

/** What `iamFor` is told beside the definitions. */
export interface IamOptions {
  /** Twelve digits. Absent: that of the roles which the definitions name, else `*`. */
  readonly account?: string | undefined;
  /** Absent: the Assembly's, else `*`. */
  readonly region?: string | undefined;
  /** `aws`, `aws-cn`, `aws-us-gov`, … Absent: the Region's. */
  readonly partition?: string | undefined;
  /** ARNs of the customer managed keys that encrypt secrets and parameters: a definition cannot say them. */
  readonly keys?: readonly string[] | undefined;
}

/** Where ARNs are made for; `*` where it is not known. */
export interface IamPlace {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** The place of the Assembly; the account may be that of any role which it names, since roles are passed within an account alone. */
export function placeOf(assembly: Assembly, options: IamOptions): IamPlace {
  const region = options.region ?? assembly.region ?? "*";
  const accounts = Object.values(assembly.taskDefinitions ?? {}).map(accountOf);
  return {
    region,
    account: options.account ?? accounts.find((account) => account !== undefined) ?? "*",
    partition: options.partition ?? (region === "*" ? "aws" : partitionOf(region)),
  };
}

/** The place with the account of the task definition's own roles. */
export function placeOfTask(place: IamPlace, task: RegisterTaskDefinitionRequest, options: IamOptions): IamPlace {
  const account = options.account ?? accountOf(task);
  return account === undefined ? place : { ...place, account };
}

/** `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE` */
export function arnIn(place: IamPlace, service: string, resource: string, region: string = place.region): string {
  return `arn:${place.partition}:${service}:${region}:${place.account}:${resource}`;
}

function accountOf({ executionRoleArn, taskRoleArn }: RegisterTaskDefinitionRequest): string | undefined {
  for (const role of [executionRoleArn, taskRoleArn]) {
    const account = parseArn(role ?? "")?.account;
    if (account !== undefined && /^\d{12}$/.test(account)) return account;
  }
  return undefined;
}
