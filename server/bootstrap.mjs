/**
 * `npm start`, `npm test` and the other scripts begin here: on a machine with nothing but Node, before anything is
 * installed. So this is plain JavaScript without dependencies. What is done already is found out from the files in
 * question and takes some milliseconds.
 */
const NEEDED = 20;

// An import statement would be read before this line is, and an old Node might choke on it.
if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  console.error(`Tercet needs Node ${NEEDED} or newer; this is Node ${process.versions.node}. See https://nodejs.org`);
  process.exit(1);
}

import('./bootstrap/tasks.mjs')
  .then(({ runTask }) => runTask(process.argv[2], process.argv.slice(3)))
  .catch((error) => {
    // A step that failed has said why.
    if (error.name !== 'StepFailed') console.error(error);
    process.exitCode = 1;
  });
