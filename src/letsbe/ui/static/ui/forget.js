// Nothing of this house is ever left in the browser's storage, whatever a library would like to keep.
Storage.prototype.setItem = function refuse() {
  throw new DOMException("This house keeps nothing in the browser.", "QuotaExceededError");
};
