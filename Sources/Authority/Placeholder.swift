// Placeholder, removed with the first real file of the module.
