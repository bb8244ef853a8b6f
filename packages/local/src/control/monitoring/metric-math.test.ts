import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateMath, MathError, type Series } from "./metric-math.js";

const series = (values: readonly (number | undefined)[]): Series =>
  new Map(values.flatMap((value, i): (readonly [number, number])[] => (value === undefined ? [] : [[i, value]])));
const ids: { readonly [id: string]: Series } = { a: series([1, 2, 3, undefined]), b: series([10, undefined, 0, 4]) };
const scope = {
  value: (id: string): Series | undefined => (Object.hasOwn(ids, id) ? ids[id] : undefined),
  metrics: Object.values(ids),
  times: [0, 1, 2, 3],
  periodSeconds: 60,
};

describe("metric math", () => {
  test.each([
    ["a + b", [11, undefined, 3]],
    ["a * 2 + 1", [3, 5, 7]],
    ["2 * (a - 1) ^ 2", [0, 2, 8]],
    ["-a + 5", [4, 3, 2]],
    ["100 * a / b", [10, undefined, undefined]],
    ["7", [7, 7, 7, 7]],
    ["SUM(METRICS())", [11, 2, 3, 4]],
    ["SUM([a, b])", [11, 2, 3, 4]],
    ["AVG([a, b])", [5.5, 2, 1.5, 4]],
    ["MAX([a, b])", [10, 2, 3, 4]],
    ["a / MAX(a)", [1 / 3, 2 / 3, 1]],
    ["FILL(a, 0)", [1, 2, 3, 0]],
    ["FILL(b, REPEAT)", [10, 10, 0, 4]],
    ["IF(a > 1, a, 0)", [0, 2, 3]],
    ["IF(a >= 2 && b < 5, 1)", [undefined, undefined, 1]],
    ["a == 1 || a == 3", [1, 0, 1]],
    ["b / PERIOD(b)", [10 / 60, undefined, 0, 4 / 60]],
    ["ABS(a - 2)", [1, 0, 1]],
    ["CEIL(a / 2) + FLOOR(a / 2)", [1, 2, 3]],
  ] as const)("%s", (expression, values) => {
    const result = evaluateMath(expression, scope);
    expect(scope.times.map((at) => result.get(at))).toEqual([...values, undefined, undefined, undefined, undefined].slice(0, 4));
  });

  test.each([
    ["c", 'no metric with the id "c"'],
    ["SEARCH('x')", "does not compute SEARCH"],
    ["ANOMALY_DETECTION_BAND(a)", "does not compute ANOMALY_DETECTION_BAND"],
    ["a +", "ends too early"],
    ["(a", '")" is missing'],
    ["a b", '"b" is not expected'],
    ["METRICS()", "several time series"],
    ["__proto__", "no metric"],
    ["constructor(a)", "does not compute constructor"],
    [`${"(".repeat(400)}a`, "nested too deeply"],
    ["+".repeat(2000), "too long"],
    ["", "ends too early"],
  ])("%.20s is refused", (expression, message) => {
    expect(() => evaluateMath(expression, scope)).toThrow(message);
  });

  test("of any text at all is computed or refused", () => {
    const token = fc.constantFrom(
      "a",
      "b",
      "+",
      "-",
      "*",
      "/",
      "(",
      ")",
      "[",
      "]",
      ",",
      "1",
      "SUM",
      "AVG",
      "IF",
      "FILL",
      "REPEAT",
      "METRICS",
      ">",
      "&&",
      "ABS",
      "^",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 40 }),
          fc.array(token, { maxLength: 25 }).map((list) => list.join(" ")),
        ),
        (expression) => {
          try {
            evaluateMath(expression, scope);
          } catch (error) {
            expect(error).toBeInstanceOf(MathError);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});
