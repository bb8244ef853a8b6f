import { ClusterQueryError, parseQuery } from "@stowage/model";
import type { Query } from "@stowage/model";
import type { PlacementConstraint } from "@stowage/model/ecs";

/** The query of a `memberOf` constraint; undefined for other constraints, and for what is no query: `constraint-expression` says so. */
export function queryOf({ type, expression = "" }: Partial<PlacementConstraint>): Query | undefined {
  if (type !== "memberOf") return undefined;
  try {
    return parseQuery(expression);
  } catch (error) {
    if (error instanceof ClusterQueryError) return undefined;
    throw error;
  }
}

/** The only zones whose instances a query can match; undefined where it does not say which. */
export function zonesOf(query: Query): readonly string[] | undefined {
  switch (query.kind) {
    case "not":
      return undefined;
    case "and":
      return query.terms.map(zonesOf).reduce((one, other) => (one && other ? one.filter((zone) => other.includes(zone)) : (one ?? other)));
    case "or": {
      const each = query.terms.map(zonesOf);
      return each.every((zones) => zones !== undefined) ? each.flat() : undefined;
    }
    case "condition": {
      const { subject, operator, values } = query;
      const zone = subject.kind === "attribute" && subject.name === "ecs.availability-zone";
      return zone && (operator === "==" || operator === "in") ? values : undefined;
    }
  }
}

/**
 * The attribute for whose absence a query matches no instance; undefined where one without such attributes may match. An absent attribute
 * fails every operator but `!exists`. Source: docs/cluster-query-language.md.
 */
export function neededOf(query: Query, isAbsent: (attribute: string) => boolean): string | undefined {
  switch (query.kind) {
    case "not":
      return undefined;
    case "and":
      return query.terms.map((term) => neededOf(term, isAbsent)).find((needed) => needed !== undefined);
    case "or": {
      const each = query.terms.map((term) => neededOf(term, isAbsent));
      return each.every((needed) => needed !== undefined) ? each[0] : undefined;
    }
    case "condition": {
      const { subject, operator } = query;
      return subject.kind === "attribute" && operator !== "!exists" && isAbsent(subject.name) ? subject.name : undefined;
    }
  }
}
