import { schema as ec2 } from "@stowage/model/ec2";
import { schema as elbv2 } from "@stowage/model/elbv2";
import { schema as cloudwatch } from "@stowage/model/cloudwatch";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AwsException } from "../../services/aws-exception.js";
import { ec2 as ec2Service } from "../../services/ec2/ec2.js";
import { elasticLoadBalancing } from "../../services/elasticloadbalancing/elastic-load-balancing.js";
import { cloudWatch } from "../../services/monitoring/cloudwatch.js";
import { ec2Protocol, queryProtocol } from "./query.js";

const form = (pairs: { readonly [name: string]: string }): Buffer => Buffer.from(new URLSearchParams(pairs).toString());

describe("a query", () => {
  test("has lists by numbers, whose order they say, and types by the model", () => {
    const body = form({
      Action: "CreateTargetGroup",
      Name: "blue",
      Port: "80",
      HealthCheckEnabled: "true",
      "Matcher.HttpCode": "200-299",
      "Tags.member.10.Key": "b",
      "Tags.member.2.Key": "a",
      "Tags.member.2.Value": "x=y & z",
    });
    expect(queryProtocol.read(elasticLoadBalancing, "CreateTargetGroup", body)).toEqual({
      Name: "blue",
      Port: 80,
      HealthCheckEnabled: true,
      Matcher: { HttpCode: "200-299" },
      Tags: [{ Key: "a", Value: "x=y & z" }, { Key: "b" }],
    });
  });

  test("has times as text, or as seconds, and empty lists", () => {
    const body = form({
      StartTime: "2026-01-05T08:00:00Z",
      EndTime: "2026-01-05T09:00:00",
      MetricDataQueries: "",
      ScanBy: "TimestampAscending",
    });
    expect(queryProtocol.read(cloudWatch, "GetMetricData", body)).toEqual({
      StartTime: Date.UTC(2026, 0, 5, 8) / 1000,
      EndTime: Date.UTC(2026, 0, 5, 9) / 1000,
      MetricDataQueries: [],
      ScanBy: "TimestampAscending",
    });
  });

  test("of EC2 has flat lists and names of its own", () => {
    const body = form({
      "SubnetId.1": "subnet-1",
      "Filter.1.Name": "vpc-id",
      "Filter.1.Value.1": "vpc-1",
      "Filter.1.Value.2": "vpc-2",
      MaxResults: "5",
    });
    expect(ec2Protocol.read(ec2Service, "DescribeSubnets", body)).toEqual({
      SubnetIds: ["subnet-1"],
      Filters: [{ Name: "vpc-id", Values: ["vpc-1", "vpc-2"] }],
      MaxResults: 5,
    });
  });

  test("keeps what is not of its type for the validator to refuse", () => {
    expect(queryProtocol.read(elasticLoadBalancing, "CreateTargetGroup", form({ Port: "eighty", Matcher: "x", Tags: "y" }))).toEqual({
      Port: "eighty",
      Matcher: "x",
      Tags: "y",
    });
  });

  test("whose names are every object's, or without end, does no harm", () => {
    const names = form({
      "__proto__.polluted": "1",
      "constructor.prototype.polluted": "1",
      "Tags.member.1.__proto__": "x",
      "Tags.member.__proto__": "x",
    });
    const read = queryProtocol.read(elasticLoadBalancing, "CreateTargetGroup", names) as object;
    expect(read).toEqual({ Tags: [{}] });
    expect("polluted" in {}).toBe(false);
    const deep = Buffer.from(`${"a.".repeat(100_000)}b=1`);
    expect(() => queryProtocol.read(elasticLoadBalancing, "CreateTargetGroup", deep)).toThrow(AwsException);
  });

  const part = fc.constantFrom(
    "Tags",
    "member",
    "1",
    "2",
    "Key",
    "Value",
    "Targets",
    "Id",
    "Port",
    "entry",
    "key",
    "__proto__",
    "",
    "00001",
    "Actions",
    "ForwardConfig",
    "TargetGroups",
  );
  const name = fc.array(part, { maxLength: 8 }).map((parts) => parts.join("."));
  test.each([
    ["query", queryProtocol, elasticLoadBalancing, elbv2],
    ["EC2 query", ec2Protocol, ec2Service, ec2],
    ["CloudWatch query", queryProtocol, cloudWatch, cloudwatch],
  ] as const)("that is any text at all is read or refused: %s", (_, protocol, service, schema) => {
    const bodies = fc.oneof(
      fc.array(fc.tuple(name, fc.string()), { maxLength: 30 }).map((pairs) => new URLSearchParams(pairs).toString()),
      fc.string({ maxLength: 200 }),
      fc.string({ unit: "binary", maxLength: 100 }),
    );
    fc.assert(
      fc.property(bodies, fc.constantFrom(...Object.keys(schema.operations)), (body, operation) => {
        let input: unknown;
        try {
          input = protocol.read(service, operation, Buffer.from(body));
        } catch (error) {
          expect(error).toBeInstanceOf(AwsException);
          return;
        }
        service.validators[operation]!(input, []);
      }),
      { numRuns: 300 },
    );
  });
});

describe("an answer", () => {
  test("is XML by the model, escaped, with a request id", () => {
    const output = { TagDescriptions: [{ ResourceArn: "a", Tags: [{ Key: "<&>\"'", Value: "\u0000 x\r\n" }], other: 1 }] };
    expect(queryProtocol.write(elasticLoadBalancing, "DescribeTags", output, "r-1").toString()).toBe(
      '<DescribeTagsResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><DescribeTagsResult><TagDescriptions><member>' +
        "<ResourceArn>a</ResourceArn><Tags><member><Key>&lt;&amp;&gt;&quot;'</Key><Value>\u{fffd} x&#13;\n</Value></member></Tags></member>" +
        "</TagDescriptions></DescribeTagsResult><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></DescribeTagsResponse>",
    );
  });

  test("of EC2 has items and small letters", () => {
    expect(
      ec2Protocol.write(ec2Service, "DescribeSubnets", { Subnets: [{ SubnetId: "s", DefaultForAz: true, Tags: [] }] }, "r").toString(),
    ).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<DescribeSubnetsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15"><requestId>r</requestId>' +
        "<subnetSet><item><subnetId>s</subnetId><defaultForAz>true</defaultForAz><tagSet/></item></subnetSet></DescribeSubnetsResponse>",
    );
  });

  test("that is an error is in the protocol's form, with the code that the model gives", () => {
    const error = new AwsException("LoadBalancerNotFoundException", "No <such> one");
    expect(queryProtocol.error(error, elasticLoadBalancing, "r").body.toString()).toBe(
      '<ErrorResponse xmlns="http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/"><Error><Type>Sender</Type><Code>LoadBalancerNotFound</Code>' +
        "<Message>No &lt;such&gt; one</Message></Error><RequestId>r</RequestId></ErrorResponse>",
    );
    expect(ec2Protocol.error(new AwsException("InvalidVpcID.NotFound", "no"), ec2Service, "r").body.toString()).toContain(
      "<Response><Errors><Error><Code>InvalidVpcID.NotFound</Code><Message>no</Message></Error></Errors><RequestID>r</RequestID></Response>",
    );
  });
});
