(function () {
  "use strict";
  var field = document.getElementById("q");
  var results = document.getElementById("results");
  if (!field || !results) return;
  field.addEventListener("input", function () {
    results.textContent = field.value ? "Searching for " + field.value : "";
  });
})();
