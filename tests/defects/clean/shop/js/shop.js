document.documentElement.classList.replace("no-js", "js");

const button = document.querySelector(".menu-button");
const menu = document.getElementById("site-menu");

function show(open) {
  button.setAttribute("aria-expanded", String(open));
  menu.hidden = !open;
}

if (button && menu && matchMedia("(max-width: 40em)").matches) {
  show(false);
  button.addEventListener("click", () => show(menu.hidden));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !menu.hidden) {
      show(false);
      button.focus();
    }
  });
}

const wanted = new URLSearchParams(location.search).get("q");
const field = document.querySelector("#q");
if (wanted && field) {
  field.value = wanted;
  for (const card of document.querySelectorAll(".card")) {
    card.hidden = !card.textContent.toLowerCase().includes(wanted.toLowerCase());
  }
}
