'use strict';

const fs = require('fs');

/** Takes a lock file; calls back or gives a promise, as was the fashion. */
function lock(path) {
  return new Promise(function (resolve, reject) {
    fs.open(path, 'wx', function (err, fd) {
      err && reject(err) || resolve(fd);
    });
  });
}

var release, released;

function hold(path) {
  released = new Promise(function (resolve) {
    release = resolve;
  });
  return lock(path).then(function (fd) {
    return released.then(function () {
      fs.closeSync(fd);
      fs.unlinkSync(path);
    });
  });
}

module.exports = { lock: lock, hold: hold, release: function () { release(); } };
