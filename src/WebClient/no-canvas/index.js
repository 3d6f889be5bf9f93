// pdf.js draws in the browser's canvas; the native one that it may use in Node is not wanted here.
