// The public face of the shop. It knows the other services by their logical names; the compiler knows which names there are.
import { serviceConnect } from "@stowage/service-connect";
import type { ShopPeers } from "../shop.js";
import { bodyOf, serve } from "./serve.js";

const peers = serviceConnect<ShopPeers>({ namespace: "shop.local" });

interface Catalog {
  readonly items: readonly { readonly id: string; readonly name: string; readonly price: string }[];
  readonly servedBy: string;
}

serve("web", 8080, async (request, { pathname }) => {
  if (pathname === "/orders" && request.method === "POST") {
    const answer = await peers.fetch("orders", "/orders", { method: "POST", body: await bodyOf(request) });
    return { status: answer.status, body: await answer.text() };
  }
  const [catalog, { orders }] = await Promise.all([
    get<Catalog>("catalog", "/items"),
    get<{ orders: readonly unknown[] }>("orders", "/orders"),
  ]);
  if (pathname === "/items") return { body: JSON.stringify({ ...catalog, ordersSoFar: orders.length }) };
  return { type: "text/html", body: page(catalog, orders.length) };
});

async function get<T>(peer: ShopPeers, path: string): Promise<T> {
  const answer = await peers.fetch(peer, path);
  if (!answer.ok) throw new Error(`${peer} answered ${answer.status}.`);
  return (await answer.json()) as T;
}

function page({ items, servedBy }: Catalog, orders: number): string {
  const rows = items.map(({ name, price }) => `<tr><td>${name}</td><td>$${price}</td></tr>`).join("");
  return `<!doctype html><html lang="en"><title>The ship's store</title><meta name="viewport" content="width=device-width">
<style>body{font:16px/1.5 system-ui;max-width:40rem;margin:3rem auto;padding:0 1rem}td{padding:.3rem 2rem .3rem 0}</style>
<h1>The ship's store</h1><table>${rows}</table><p>${orders} orders so far. The catalog was read from ${servedBy}.</p></html>`;
}
