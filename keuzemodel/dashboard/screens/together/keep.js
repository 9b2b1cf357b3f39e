// The browser gets the key to the meeting in a cookie that no script can read: it goes on leading after a reload.
export default function ({ data, setTriggerValue }) {
  if (!data.address) return;
  fetch(data.address, { credentials: "same-origin", redirect: "manual" })
    .then(() => setTriggerValue("kept", true))
    .catch(() => {});
}
