// Stands before a script that listens. Streamlit runs a script anew for every other data, and cleans up only once its
// element goes: here the run before stops listening. Gives what this run listens with.
let running;
const anew = () => {
  running?.abort();
  running = new AbortController();
  return running;
};
