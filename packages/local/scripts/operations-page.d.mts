import type { AwsService } from "../src/services/aws-service.js";

export function operationsPage(services: readonly Pick<AwsService, "name" | "schema" | "operations">[]): string;
