/* global window, document */
window.received = [];
window.fixture.listen("tick", (...args) => window.received.push(args));
const drop = document.querySelector("#drop");
drop.style.height = "100px";
drop.addEventListener("dragover", (event) => event.preventDefault());
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  window.droppedPaths = window.fixture.paths([...event.dataTransfer.files]);
});
document.querySelector("#choose").addEventListener("change", (event) => {
  window.chosenPaths = window.fixture.paths([...event.target.files]);
});
