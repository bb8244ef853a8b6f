// A one-off task: it sums up the day and ends.
const orders = Number(process.env["ORDERS"] ?? "0");
console.log(`The day is closed with ${orders} orders.`);
