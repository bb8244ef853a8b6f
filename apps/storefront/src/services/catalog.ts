// The catalog: a private HTTP API. What is for sale is known here and nowhere else.
import { serve } from "./serve.js";

const items = [
  { id: "sextant", name: "Brass sextant", price: "189.00" },
  { id: "chronometer", name: "Marine chronometer", price: "420.00" },
  { id: "hammock", name: "Canvas hammock", price: "65.50" },
];

if (!process.env["DB_URL"]) {
  console.error("DB_URL is not set: the catalog cannot reach its database.");
  process.exit(1);
}

serve("catalog", 8080, (_request, { pathname }) => {
  if (pathname === "/items") return { body: JSON.stringify({ items, servedBy: process.env["HOST"] ?? "catalog" }) };
  const item = items.find(({ id }) => pathname === `/items/${id}`);
  return item ? { body: JSON.stringify(item) } : { status: 404, body: JSON.stringify({ message: "There is no such item." }) };
});
