/** CloudWatch's metric math, as much of it as is computed here: arithmetic, comparisons, and the functions below. */

/** Values by time; or one number for all times. */
export type Series = ReadonlyMap<number, number>;
export type MathValue = number | Series | readonly Series[];

/** What an expression may refer to. */
export interface MathScope {
  /** Undefined: there is nothing of that name. */
  value(id: string): Series | undefined;
  /** All metrics (not expressions) of the request. */
  readonly metrics: readonly Series[];
  /** Every time that any metric of the request has. */
  readonly times: readonly number[];
  readonly periodSeconds: number;
}

/** An expression that is wrong, or beyond what is computed here. */
export class MathError extends Error {}

/**
 * @throws {MathError} with a sentence that says what is wrong, or names the function that is not computed here.
 * @example
 * evaluateMath("100 * errors / requests", scope);
 */
export function evaluateMath(expression: string, scope: MathScope): Series {
  const parser = new Parser(tokens(expression), scope);
  const value = parser.whole();
  if (typeof value === "number") return new Map(scope.times.map((at) => [at, value]));
  if (value instanceof Map) return value as Series;
  throw new MathError("The expression gives several time series; only one can be returned here.");
}

const MOST_TOKENS = 500;

function tokens(expression: string): readonly string[] {
  const found = expression.match(/\s+|\d+\.?\d*(?:[eE][-+]?\d+)?|[A-Za-z_]\w*|"[^"]*"|<=|>=|==|!=|&&|\|\||[-+*/^(),<>[\]]|./g) ?? [];
  const kept = found.filter((token) => token.trim() !== "");
  if (kept.length > MOST_TOKENS) throw new MathError("The expression is too long.");
  return kept;
}

type Binary = (a: number, b: number) => number;

/** From the loosest to the tightest. */
const levels: readonly { readonly [operator: string]: Binary }[] = [
  { "||": (a, b) => Number(a !== 0 || b !== 0) },
  { "&&": (a, b) => Number(a !== 0 && b !== 0) },
  {
    "<": (a, b) => Number(a < b),
    ">": (a, b) => Number(a > b),
    "<=": (a, b) => Number(a <= b),
    ">=": (a, b) => Number(a >= b),
    "==": (a, b) => Number(a === b),
    "!=": (a, b) => Number(a !== b),
  },
  { "+": (a, b) => a + b, "-": (a, b) => a - b },
  { "*": (a, b) => a * b, "/": (a, b) => a / b },
  { "^": (a, b) => a ** b },
];

class Parser {
  readonly #tokens: readonly string[];
  readonly #scope: MathScope;
  #at = 0;
  #depth = 0;

  constructor(list: readonly string[], scope: MathScope) {
    this.#tokens = list;
    this.#scope = scope;
  }

  whole(): MathValue {
    const value = this.#level(0);
    if (this.#at < this.#tokens.length) throw new MathError(`"${this.#tokens[this.#at]!}" is not expected in the expression.`);
    return value;
  }

  #level(level: number): MathValue {
    if (++this.#depth > 200) throw new MathError("The expression is nested too deeply.");
    const operators = levels[level];
    if (operators === undefined) {
      const value = this.#unary();
      this.#depth--;
      return value;
    }
    let value = this.#level(level + 1);
    for (let operator = this.#peek(); operator !== undefined && Object.hasOwn(operators, operator); operator = this.#peek()) {
      this.#at++;
      value = combine(value, this.#level(level + 1), operators[operator]!);
    }
    this.#depth--;
    return value;
  }

  #unary(): MathValue {
    if (this.#peek() !== "-") return this.#primary();
    this.#at++;
    if (++this.#depth > 200) throw new MathError("The expression is nested too deeply.");
    const value = combine(0, this.#unary(), (a, b) => a - b);
    this.#depth--;
    return value;
  }

  #primary(): MathValue {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new MathError("The expression ends too early.");
    if (/^\d/.test(token)) return Number(token);
    if (token === "(") return this.#closed(this.#level(0), ")");
    if (token === "[") return this.#list("]").flatMap((value) => seriesIn(value));
    if (!/^[A-Za-z_]/.test(token)) throw new MathError(`"${token}" is not expected in the expression.`);
    if (this.#peek() === "(") {
      this.#at++;
      return this.#call(token);
    }
    const value = this.#scope.value(token);
    if (value === undefined) throw new MathError(`There is no metric with the id "${token}".`);
    return value;
  }

  #call(name: string): MathValue {
    if (name === "METRICS" && this.#peek() === ")") return this.#closed(this.#scope.metrics, ")");
    const keyword = name === "FILL" && this.#tokens[this.#at + 2] === "REPEAT";
    const run = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (run === undefined) throw new MathError(`Stowage does not compute ${name}. It knows METRICS, ${Object.keys(functions).join(", ")}.`);
    if (keyword) {
      const series = this.#level(0);
      this.#at += 2;
      return fill(series, "REPEAT", this.#closed(this.#scope, ")"));
    }
    return run(this.#list(")"), this.#scope);
  }

  #list(close: string): readonly MathValue[] {
    const values: MathValue[] = [];
    if (this.#peek() === close) return this.#closed(values, close);
    for (;;) {
      values.push(this.#level(0));
      if (this.#peek() !== ",") return this.#closed(values, close);
      this.#at++;
    }
  }

  #closed<T>(value: T, close: string): T {
    const token = this.#tokens[this.#at++];
    if (token !== close) throw new MathError(`"${close}" is missing in the expression.`);
    return value;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }
}

type MathFunction = (values: readonly MathValue[], scope: MathScope) => MathValue;

const functions: { readonly [name: string]: MathFunction } = {
  ABS: each(Math.abs),
  AVG: overAll((values) => values.reduce((a, b) => a + b, 0) / values.length),
  CEIL: each(Math.ceil),
  FILL: ([series = 0, by = 0], scope) => fill(series, by, scope),
  FLOOR: each(Math.floor),
  IF: ([condition = 0, then = 0, otherwise], scope) => choose(condition, then, otherwise, scope),
  MAX: overAll((values) => Math.max(...values)),
  MIN: overAll((values) => Math.min(...values)),
  PERIOD: (_values, { periodSeconds }) => periodSeconds,
  SUM: overAll((values) => values.reduce((a, b) => a + b, 0)),
};

function each(of: (value: number) => number): MathFunction {
  return ([value = 0]) => combine(value, 0, of);
}

/** Of one series: over its times; of several: a series of what they give at each time. */
function overAll(of: (values: readonly number[]) => number): MathFunction {
  return ([value]) => {
    if (value === undefined || typeof value === "number") return value ?? 0;
    if (value instanceof Map) return value.size === 0 ? new Map<number, number>() : of([...(value as Series).values()]);
    const byTime = new Map<number, number[]>();
    for (const series of value as readonly Series[]) for (const [at, one] of series) byTime.set(at, [...(byTime.get(at) ?? []), one]);
    return new Map([...byTime].map(([at, values]) => [at, of(values)]));
  };
}

function fill(series: MathValue, by: MathValue | "REPEAT", { times }: MathScope): MathValue {
  if (!(series instanceof Map)) throw new MathError("FILL needs one time series.");
  const known = series as Series;
  let last: number | undefined;
  const filled = [...times]
    .sort((a, b) => a - b)
    .map((at): readonly [number, number | undefined] => {
      const value = known.get(at) ?? (by === "REPEAT" ? last : typeof by === "number" ? by : (by as Series).get(at));
      last = value ?? last;
      return [at, value];
    });
  return new Map(filled.filter((entry): entry is readonly [number, number] => entry[1] !== undefined));
}

function choose(condition: MathValue, then: MathValue, otherwise: MathValue | undefined, { times }: MathScope): MathValue {
  const at = (value: MathValue, time: number): number | undefined => (typeof value === "number" ? value : (value as Series).get(time));
  const chosen = times.flatMap((time): (readonly [number, number])[] => {
    const test = at(condition, time);
    if (test === undefined) return [];
    const branch = test !== 0 ? then : otherwise;
    const value = branch === undefined ? undefined : at(branch, time);
    return value === undefined ? [] : [[time, value]];
  });
  return new Map(chosen);
}

/** Where one side has no value at a time, neither has the result; nor where it would not be a number. */
function combine(a: MathValue, b: MathValue, of: Binary): MathValue {
  if (typeof a === "number" && typeof b === "number") return of(a, b);
  if (Array.isArray(a)) return a.map((one: Series) => combine(one, b, of) as Series);
  if (Array.isArray(b)) return b.map((one: Series) => combine(a, one, of) as Series);
  const times = typeof a === "number" ? (b as Series).keys() : (a as Series).keys();
  const out = new Map<number, number>();
  for (const at of times) {
    const left = typeof a === "number" ? a : (a as Series).get(at);
    const right = typeof b === "number" ? b : (b as Series).get(at);
    const value = left === undefined || right === undefined ? NaN : of(left, right);
    if (Number.isFinite(value)) out.set(at, value);
  }
  return out;
}

function seriesIn(value: MathValue): readonly Series[] {
  if (typeof value === "number") throw new MathError("A list holds time series, not numbers.");
  return value instanceof Map ? [value as Series] : (value as readonly Series[]);
}
