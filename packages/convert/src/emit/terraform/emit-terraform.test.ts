import { isObject, listenerAttributes, loadBalancerAttributes, targetGroupAttributes } from "@stowage/model";
import type { Assembly, Diagnostic, LoadBalancer, LoadBalancingAttributes } from "@stowage/model";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryAssembly } from "../../../test/arbitrary-assembly.js";
import { assemblies } from "../../../test/assemblies.js";
import { behindABalancer } from "../../../test/behind-a-balancer.js";
import { golden } from "../../../test/golden.js";
import { wholeEstate } from "../../../test/whole-estate.js";
import { terraformArguments } from "./arguments.js";
import type { Arguments } from "./argument-types.js";
import { emitTerraform } from "./emit-terraform.js";
import type { TerraformConfiguration } from "./emit-terraform.js";

describe("the Terraform configuration", () => {
  it.each(Object.entries({ ...assemblies, behindABalancer, wholeEstate }) as [string, Assembly][])(
    "of %s is its golden file, with documented arguments alone",
    (name, assembly) => {
      const found: Diagnostic[] = [];
      const configuration = emitTerraform(assembly, { report: (finding) => found.push(finding) });
      const text = `${JSON.stringify({ configuration, leftOut: found.map(({ path }) => path) }, undefined, 2)}\n`;
      expect(text).toBe(golden(`terraform-${name}.json`, text));
      expect(undocumented(configuration)).toEqual([]);
      expect(dangling(configuration)).toEqual([]);
    },
  );

  it("has documented arguments alone, and references that lead somewhere, whatever is in it", () => {
    fc.assert(
      fc.property(arbitraryAssembly, (assembly) => {
        const configuration = emitTerraform(assembly);
        expect(undocumented(configuration)).toEqual([]);
        expect(dangling(configuration)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  const { resource, data } = emitTerraform(wholeEstate);

  it("says tasks' containers as ECS's own JSON, in which nothing is Terraform's", () => {
    const text = resource["aws_ecs_task_definition"]!["api"]!["container_definitions"] as string;
    expect(JSON.parse(text.replaceAll("$${", "${"))).toEqual(wholeEstate.taskDefinitions!["api"]!.containerDefinitions);
    expect(text).toContain("$${host}:$${port}");
  });

  it("refers to what the Assembly makes", () => {
    expect(resource["aws_ecs_service"]!["api"]).toMatchObject({
      cluster: "${aws_ecs_cluster.main.arn}",
      task_definition: "${aws_ecs_task_definition.api.arn}",
      service_connect_configuration: { namespace: "${aws_service_discovery_http_namespace.media_local.arn}" },
      depends_on: ["aws_ecs_cluster_capacity_providers.main"],
      lifecycle: { ignore_changes: ["desired_count"] },
    });
    expect(resource["aws_appautoscaling_target"]!["api"]).toMatchObject({
      resource_id: "service/${aws_ecs_cluster.main.name}/${aws_ecs_service.api.name}",
    });
  });

  it("finds the account of a role that is named without one", () => {
    expect(resource["aws_ecs_task_definition"]!["api"]!["execution_role_arn"]).toBe(
      "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role/ecsTaskExecutionRole",
    );
    expect(data).toEqual({ aws_caller_identity: { current: {} }, aws_partition: { current: {} } });
  });

  it("makes the role that grants ask for, and its tasks wait for the policy", () => {
    const { role, policy } = resource["aws_iam_role_policy"]!["render"] as { role: string; policy: string };
    expect(role).toBe("${aws_iam_role.render.id}");
    expect(JSON.parse(policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["s3:GetObject", "s3:PutObject"],
          Resource: ["arn:aws:s3:::frames/$${aws:PrincipalTag/team}/*"],
          Condition: { Bool: { "aws:SecureTransport": ["true"] } },
        },
      ],
    });
    expect(resource["aws_iam_role"]!["render"]!["assume_role_policy"]).toContain(
      "arn:aws:ecs:eu-west-1:${data.aws_caller_identity.current.account_id}:*",
    );
    expect(resource["aws_ecs_task_definition"]!["render"]).toMatchObject({
      task_role_arn: "${aws_iam_role.render.arn}",
      depends_on: ["aws_iam_role_policy.render"],
    });
  });

  it("adds the policy to a role that a definition names", () => {
    expect(resource["aws_iam_role_policy"]!["api"]!["role"]).toBe("api");
    expect(resource["aws_iam_role"]).not.toHaveProperty("api");
    expect(resource["aws_ecs_task_definition"]!["api"]!["task_role_arn"]).toBe("arn:aws:iam::123456789012:role/api");
  });

  it("leaves the Region of a role to where it is applied, where the Assembly names none", () => {
    const { region: _, ...elsewhere } = wholeEstate;
    const { resource: made, data: asked } = emitTerraform(elsewhere);
    expect(made["aws_iam_role"]!["render"]!["assume_role_policy"]).toContain(
      "arn:${data.aws_partition.current.partition}:ecs:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:*",
    );
    expect(Object.keys(asked!).sort()).toEqual(["aws_caller_identity", "aws_partition", "aws_region"]);
  });

  it("makes load balancers and Auto Scaling groups, and services refer to them and wait for their routes", () => {
    const { resource: edge } = emitTerraform(behindABalancer);
    expect(edge["aws_ecs_service"]!["web"]).toMatchObject({
      load_balancer: [
        {
          target_group_arn: "${aws_lb_target_group.public-web-http.arn}",
          advanced_configuration: {
            alternate_target_group_arn: "${aws_lb_target_group.public-web-http-alt.arn}",
            production_listener_rule: "${aws_lb_listener_rule.public_80_10.arn}",
          },
        },
      ],
      depends_on: expect.arrayContaining(["aws_lb_listener.public_80", "aws_lb_listener_rule.public_80_10"]),
    });
    expect(edge["aws_lb_listener_rule"]!["public_80_10"]).toMatchObject({
      listener_arn: "${aws_lb_listener.public_80.arn}",
      action: [
        {
          forward: {
            target_group: [
              { arn: "${aws_lb_target_group.public-web-http.arn}", weight: 1 },
              { arn: "${aws_lb_target_group.public-web-http-alt.arn}", weight: 0 },
            ],
          },
        },
      ],
      condition: [{ path_pattern: { values: ["/*"] } }],
      lifecycle: { ignore_changes: ["action"] },
    });
    expect(edge["aws_lb_target_group"]!["public-web-http"]).toMatchObject({ target_type: "ip", health_check: { path: "/health" } });
    expect(edge["aws_ecs_capacity_provider"]!["big"]).toMatchObject({
      auto_scaling_group_provider: { auto_scaling_group_arn: "${aws_autoscaling_group.big.arn}" },
    });
    expect(edge["aws_autoscaling_group"]!["big"]).toMatchObject({
      vpc_zone_identifier: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
      mixed_instances_policy: {
        launch_template: { launch_template_specification: { launch_template_id: "${aws_launch_template.big.id}", version: "$Latest" } },
      },
      tag: [{ key: "AmazonECSManaged", value: "true", propagate_at_launch: true }],
    });
  });

  it("says other listeners, certificates and answers in the provider's words", () => {
    const public_ = behindABalancer.loadBalancers!["public"]!;
    const listener = {
      LoadBalancerArn: "public",
      Port: 443,
      Protocol: "HTTPS" as const,
      Certificates: [{ CertificateArn: "arn:1" }, { CertificateArn: "arn:2" }],
      DefaultActions: [{ Type: "fixed-response" as const, FixedResponseConfig: { StatusCode: "404" } }],
    };
    const { resource: edge } = emitTerraform({
      ...behindABalancer,
      loadBalancers: { public: { ...public_, listeners: [...public_.listeners!, listener] } },
    });
    expect(edge["aws_lb_listener"]!["public_443"]).toEqual({
      load_balancer_arn: "${aws_lb.public.arn}",
      port: 443,
      protocol: "HTTPS",
      certificate_arn: "arn:1",
      default_action: [{ type: "fixed-response", fixed_response: { content_type: "text/plain", status_code: "404" } }],
    });
    expect(edge["aws_lb_listener_certificate"]).toEqual({
      public_443: { listener_arn: "${aws_lb_listener.public_443.arn}", certificate_arn: "arn:2" },
    });
  });

  it.each(["application", "network"] as const)("has an argument for each attribute of an %s load balancer's parts", (type) => {
    const web = type === "application";
    const { configuration, leftOut } = attributed(type, {
      balancer: loadBalancerAttributes(type),
      group: targetGroupAttributes(web ? "HTTP" : "TCP", "ip"),
      listener: listenerAttributes(web ? "HTTP" : "TCP"),
    });
    expect(undocumented(configuration)).toEqual([]);
    expect(leftOut).toEqual([
      'The provider has no argument for the attribute "ipv6.deny_all_igw_traffic".',
      // The one of its type is said.
      ...(web ? ['The provider has no argument for the attribute "stickiness.lb_cookie.duration_seconds".'] : []),
    ]);
    const text = `${JSON.stringify(configuration.resource, undefined, 2)}\n`;
    expect(text).toBe(golden(`terraform-attributes-${type}.json`, text));
  });

  it("says what the provider asks for in a block of attributes, and reports a block without its bucket", () => {
    const { configuration, leftOut } = attributed("network", {
      balancer: { "access_logs.s3.prefix": {} },
      group: { "stickiness.enabled": {}, "target_health_state.unhealthy.draining_interval_seconds": { range: [0, 9] } },
      listener: {},
    });
    expect(configuration.resource["aws_lb"]!["edge"]).not.toHaveProperty("access_logs");
    expect(leftOut).toEqual(["The provider takes access_logs with a bucket alone."]);
    expect(configuration.resource["aws_lb_target_group"]!["web"]).toMatchObject({
      stickiness: { type: "source_ip" },
      target_health_state: { enable_unhealthy_connection_termination: true, unhealthy_draining_interval: 9 },
    });
  });

  it("reports that a listener's default rule has no ARN there", () => {
    const found: Diagnostic[] = [];
    const web = behindABalancer.services!["main/web"]!;
    const [target] = web.loadBalancers!;
    const advancedConfiguration = { ...target!.advancedConfiguration, productionListenerRule: "public:80/default" };
    const services = { "main/web": { ...web, loadBalancers: [{ ...target!, advancedConfiguration }] } };
    const { resource: made } = emitTerraform({ ...behindABalancer, services }, { report: (finding) => found.push(finding) });
    expect(found.map(({ path }) => path)).toEqual(["/services/main~1web/loadBalancers/0/advancedConfiguration/productionListenerRule"]);
    expect(JSON.stringify(made["aws_ecs_service"])).not.toContain("production_listener_rule");
  });

  it("reports what the provider has no argument for", () => {
    const found: Diagnostic[] = [];
    const service = {
      ...wholeEstate.services!["main/api"]!,
      monitoring: { metricConfigurations: [] },
      gatewayConnectors: [{ portName: "http" }],
    } as never;
    emitTerraform({ ...wholeEstate, services: { "main/api": service } }, { report: (finding) => found.push(finding) });
    expect(found.map(({ path }) => path)).toEqual(["/services/main~1api/gatewayConnectors", "/tasks/report/schedule"]);
  });
});

interface Attributed {
  readonly balancer: LoadBalancingAttributes;
  readonly group: LoadBalancingAttributes;
  readonly listener: LoadBalancingAttributes;
}

/** The configuration of a load balancer with each of these attributes, and the messages of what was left out. */
function attributed(
  Type: "application" | "network",
  { balancer, group, listener }: Attributed,
): { configuration: TerraformConfiguration; leftOut: string[] } {
  const Protocol = Type === "application" ? "HTTP" : "TCP";
  const leftOut: string[] = [];
  const values = (attributes: LoadBalancingAttributes): { Key: string; Value: string }[] =>
    Object.entries(attributes).map(([Key, { range, words }]) => ({ Key, Value: String(range?.[1] ?? words?.at(-1) ?? "text ${x}") }));
  const edge: LoadBalancer = {
    loadBalancer: { Name: "edge", Type },
    targetGroups: [{ Name: "web", Protocol, Port: 80, TargetType: "ip" }],
    listeners: [{ LoadBalancerArn: "edge", Protocol, Port: 80, DefaultActions: [{ Type: "forward", TargetGroupArn: "web" }] }],
    loadBalancerAttributes: { LoadBalancerArn: "edge", Attributes: values(balancer) },
    targetGroupAttributes: [{ TargetGroupArn: "web", Attributes: values(group) }],
    listenerAttributes: [{ ListenerArn: "edge:80", Attributes: values(listener) }],
  };
  const assembly: Assembly = { format: "stowage/assembly@1", app: "edge", loadBalancers: { edge } };
  const configuration = emitTerraform(assembly, { report: ({ message }) => leftOut.push(message) });
  return { configuration, leftOut };
}

/** Arguments that the provider's documentation does not have; `depends_on` and `lifecycle` are Terraform's own. */
function undocumented({ resource }: TerraformConfiguration): string[] {
  const walk = (value: unknown, known: Arguments, path: string): string[] => {
    if (Array.isArray(value)) return value.flatMap((item, index) => walk(item, known, `${path}[${index}]`));
    if (!isObject(value)) return [`${path} is no block`];
    return Object.entries(value).flatMap(([name, inner]) => {
      if (name === "depends_on" || name === "lifecycle") return [];
      const next = Object.hasOwn(known, name) ? known[name]! : undefined;
      if (next === undefined) return [`${path}.${name}`];
      return next === true ? [] : walk(inner, next, `${path}.${name}`);
    });
  };
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).flatMap(([name, body]) => walk(body, terraformArguments[type] ?? {}, `${type}.${name}`)),
  );
}

/** References to resources that the configuration does not have. */
function dangling({ resource }: TerraformConfiguration): string[] {
  const text = JSON.stringify(resource);
  const references = [...text.matchAll(/(?<!\$)\$\{(aws_\w+)\.([\w-]+)\./g)];
  return references.flatMap(([whole, type, name]) => (resource[type!]?.[name!] === undefined ? [whole] : []));
}
