const { contextBridge, ipcRenderer, webUtils } = require("electron");

const refused = (attempt) => {
  try {
    attempt();
    return null;
  } catch (error) {
    return error.message;
  }
};

contextBridge.exposeInMainWorld("fixture", {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  listen: (channel, listener) => {
    const onEvent = (_event, ...args) => listener(...args);
    ipcRenderer.on(channel, onEvent);
    return () => ipcRenderer.removeListener(channel, onEvent);
  },
  paths: (files) => files.map((file) => webUtils.getPathForFile(file)),
  nested: { value: 1 },
  refusals: () => [refused(() => require("node:fs")), refused(() => ipcRenderer.sendSync("x")), refused(() => require("electron").clipboard)],
});
