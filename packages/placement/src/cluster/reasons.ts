/** An instance in another Availability Zone than the task's subnets. */
export const LOCATION = "LOCATION";
export const MEMBER_OF_UNSATISFIED = "MemberOf placement constraint unsatisfied.";
export const DISTINCT_INSTANCE_UNSATISFIED = "DistinctInstance placement constraint unsatisfied.";
