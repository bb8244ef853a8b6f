import type { Unavailable } from "./error-text.js";

/**
 * What a task definition is made for: `requiresCompatibilities`, and for Windows the operating system family.
 * `"any"` is the state before one is chosen: everything may be said, and ECS checks nothing ahead of the launch.
 */
export type Launch = "any" | "ec2" | "ec2-windows" | "external" | "fargate" | "fargate-windows" | "managed-instances";

/** The launch types that run on AWS Fargate. */
export type OnFargate = "fargate" | "fargate-windows";

/** The launch types that run Windows containers. */
export type OnWindows = "ec2-windows" | "fargate-windows";

/** Stands among the ports of a task that is made for Fargate, so that a service knows. */
export type FargateMark = "~fargate";

/** The ports of a task, and the mark if it is made for Fargate. */
export type Marked<L extends Launch, P extends string> = L extends OnFargate ? P | FargateMark : P;

/** `T`, but not on Fargate. */
export type NotOnFargate<L extends Launch, Method extends string, T> = L extends OnFargate
  ? Unavailable<`${Method}() is not available on Fargate; use .ec2() or .managedInstances()`>
  : T;

/** `T`, but on instances of one's own alone: neither on Fargate nor on Managed Instances. */
export type OnOwnInstances<L extends Launch, Method extends string, T> = L extends OnFargate
  ? Unavailable<`${Method}() is not available on Fargate; use .ec2()`>
  : L extends "managed-instances"
    ? Unavailable<`${Method}() is not available on Managed Instances; use .ec2()`>
    : T;

/** `T`, but on Managed Instances alone. */
export type OnManagedInstances<L extends Launch, Method extends string, T> = L extends "any" | "managed-instances"
  ? T
  : Unavailable<`${Method}() is for Managed Instances: use .managedInstances()`>;

/** `T`, but not outside AWS. */
export type NotOnExternal<L extends Launch, Method extends string, T> = L extends "external"
  ? Unavailable<`${Method}() is not available outside AWS (ECS Anywhere)`>
  : T;

/** `T`, but not on Windows. */
export type NotOnWindows<L extends Launch, Method extends string, T> = L extends OnWindows
  ? Unavailable<`${Method}() is not available on Windows`>
  : T;

/** `T`, but on Windows alone. */
export type NotOnLinux<L extends Launch, Method extends string, T> = L extends OnWindows | "any"
  ? T
  : Unavailable<`${Method}() is for Windows: say .ec2({ os: "WINDOWS_SERVER_2022_CORE" }) or another of its versions`>;
