// The orders: a private HTTP API that keeps what was ordered while it runs.
import { bodyOf, serve } from "./serve.js";

const orders: { readonly id: number; readonly item: string }[] = [];

serve("orders", 8080, async (request, { pathname }) => {
  if (pathname !== "/orders") return { status: 404, body: JSON.stringify({ message: "There is nothing here." }) };
  if (request.method !== "POST") return { body: JSON.stringify({ orders }) };
  const { item } = JSON.parse(await bodyOf(request)) as { item?: unknown };
  if (typeof item !== "string") return { status: 400, body: JSON.stringify({ message: "`item` is missing: name what is ordered." }) };
  const order = { id: orders.length + 1, item };
  orders.push(order);
  return { status: 201, body: JSON.stringify(order) };
});
