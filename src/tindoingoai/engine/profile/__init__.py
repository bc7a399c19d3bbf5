"""`build --profile`: what `timing` recorded of a build, drawn as one page. Only this page knows that it is drawn."""
