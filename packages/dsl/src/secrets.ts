/** Where ECS reads a secret's value from. */
export type SecretSource =
  | { readonly service: "secretsmanager"; readonly id: string; readonly key?: string; readonly stage?: string; readonly version?: string }
  | { readonly service: "ssm"; readonly id: string }
  | { readonly service: "arn"; readonly id: string };

/** Where the value of a secret variable comes from: made by `secretsManager()` or `ssm()`, or the text that ECS takes (`valueFrom`). */
export type SecretReference = SecretSource | string;

/**
 * A secret of AWS Secrets Manager, by its ARN, or by its name in the app's own account and Region. `key` picks one value of a JSON secret.
 * ECS takes a bare name for a parameter of SSM, so a name becomes an ARN, and needs `.account()` and `.region()` on the app. A name that ends with a
 * hyphen and six characters is not found so: give its whole ARN. Source: Secrets Manager user guide, troubleshooting.
 *
 * @example
 * secretsManager("shop/db", { key: "password" });
 */
export function secretsManager(
  id: string,
  options: { readonly key?: string; readonly stage?: string; readonly version?: string } = {},
): SecretReference {
  return Object.freeze({ service: "secretsmanager" as const, id, ...options });
}

/**
 * A parameter of the SSM Parameter Store, by its name in the same Region or by its ARN.
 *
 * @example
 * ssm("/shop/db/password");
 */
export function ssm(id: string): SecretReference {
  return Object.freeze({ service: "ssm" as const, id });
}
