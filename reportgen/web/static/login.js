import { api, byId } from "./base.js";

byId("login").addEventListener("submit", async (event) => {
  event.preventDefault();
  byId("wrong").textContent = "";
  try {
    await api("login", { file: `${byId("name").value}\n${byId("password").value}` });
    location.assign("./");
  } catch (error) {
    byId("wrong").textContent = error.message;
    byId("password").select();
  }
});
