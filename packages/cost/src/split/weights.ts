/**
 * What a vCPU-hour weighs against a GB-hour when AWS splits the cost of an instance among ECS tasks.
 * Source: AWS Cost and Usage Report User Guide, "Understanding split cost allocation data". (GPU instances have other weights, for EKS only.)
 */
export const SPLIT_WEIGHT_OF_VCPU = 9;
