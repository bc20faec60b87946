"""Imported by shap's masker of images, which nothing here uses."""
