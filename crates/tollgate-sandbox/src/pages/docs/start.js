// Shows a document in Swagger UI, with the credentials of this sandbox.

const place = document.getElementById("swagger-ui");
const name = place.dataset.document;

// The fields of `GET /_control/info` that hold user name and password.
const CREDENTIALS = { private: ["account", "api_key"], paycross: ["shop_id", "shop_secret"] };

const dark = matchMedia("(prefers-color-scheme: dark)");
const paint = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", paint);
paint();

const ui = SwaggerUIBundle({
  url: `/docs/${name}.json`,
  domNode: place,
  deepLinking: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  onComplete: authorize,
});

async function authorize() {
  const fields = CREDENTIALS[name];
  if (!fields) return;
  const info = await (await fetch("/_control/info")).json();
  ui.preauthorizeBasic("basic", info[fields[0]], info[fields[1]]);
}
